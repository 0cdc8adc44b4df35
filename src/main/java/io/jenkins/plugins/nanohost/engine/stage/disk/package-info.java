/** The stage nanoVhd: Windows media, the base disk and the host disk. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.stage.disk;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
