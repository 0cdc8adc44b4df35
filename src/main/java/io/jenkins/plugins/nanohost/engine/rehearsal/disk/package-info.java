/** The simulated disks as files: VHD and VHDX headers, parents and children. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.rehearsal.disk;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
