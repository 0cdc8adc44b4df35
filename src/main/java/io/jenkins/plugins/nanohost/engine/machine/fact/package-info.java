/** What the machine and its guests report: facts of disks, VMs, Docker, and their states. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.machine.fact;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
