/** What a file is: installation media, images, disks and archives, recognized by content and read in kilobytes. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.media;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
