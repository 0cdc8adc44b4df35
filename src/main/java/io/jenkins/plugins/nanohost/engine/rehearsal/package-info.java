/** The port over a folder: a simulated Windows computer with Hyper-V that works, and fails when a fault is ordered. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.rehearsal;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
