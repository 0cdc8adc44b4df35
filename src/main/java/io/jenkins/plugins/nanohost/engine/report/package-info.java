/** What people read while the engine works: facts, decisions, progress; and the stop signal that they give. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.report;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
