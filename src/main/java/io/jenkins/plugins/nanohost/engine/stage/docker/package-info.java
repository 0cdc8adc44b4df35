/** The stage installContainerHost: Docker, its network, its certificates and the base image. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.stage.docker;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
