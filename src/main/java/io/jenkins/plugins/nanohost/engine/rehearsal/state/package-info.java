/** What a rehearsed machine keeps in its folder, and how one operation runs on it: faults, limits, locks, rules. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
