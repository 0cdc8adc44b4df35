/** File systems of disc images: UDF and ISO 9660, and a folder with unpacked media in place of them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.media.disc;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
