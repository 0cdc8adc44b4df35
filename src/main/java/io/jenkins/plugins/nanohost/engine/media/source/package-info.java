/** Bytes of a file or a range of it, and what is reported of a file. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.media.source;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
