/** The stage hypervVm, and how a run connects to the guest. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.stage.vm;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
