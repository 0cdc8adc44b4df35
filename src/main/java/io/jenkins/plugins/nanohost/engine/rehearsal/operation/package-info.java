/** The operations of the machine, carried out on the simulated disks and VMs. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
