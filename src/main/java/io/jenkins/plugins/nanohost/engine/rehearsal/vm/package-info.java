/** The simulated VMs: which disks they have, what is mounted, how they boot. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.rehearsal.vm;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
