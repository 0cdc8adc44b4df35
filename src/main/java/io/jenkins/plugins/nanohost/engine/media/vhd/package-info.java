/** Virtual hard disks: VHD and VHDX headers. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.media.vhd;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
