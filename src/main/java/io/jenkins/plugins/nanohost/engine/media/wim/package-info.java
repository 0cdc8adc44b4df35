/** WIM image files: their header, tables and image descriptions. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.media.wim;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
