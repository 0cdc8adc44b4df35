/** Archives: zip, tar, the image archives of docker save, and cabinets. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.media.archive;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
