/**
 * Finds out what a file is (installation media, images, disks, archives) from its content, of which only some kilobytes are
 * read.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.media;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
