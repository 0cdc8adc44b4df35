/** The stage stageContainerFiles. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.stage.files;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
