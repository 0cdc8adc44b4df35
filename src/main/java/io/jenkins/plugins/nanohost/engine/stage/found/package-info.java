/** What earlier runs left on the machine: our VM, its disks, and who else uses the host disk. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.stage.found;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
