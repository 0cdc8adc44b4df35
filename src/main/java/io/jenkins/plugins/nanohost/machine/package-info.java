/** The settings of a Hyper-V machine in Jenkins, kept with its agent. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.machine;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
