/** Writes a first definition for an administrator, from media and what lies beside them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.draft;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
