/** A quick start of the engine: Java's options for it, and the archive of classes that the first run on a machine makes. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.start;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
