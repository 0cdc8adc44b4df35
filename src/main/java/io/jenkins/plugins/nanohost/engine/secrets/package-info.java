/** The secrets of a run, read from a file that nobody else may read. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.secrets;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
