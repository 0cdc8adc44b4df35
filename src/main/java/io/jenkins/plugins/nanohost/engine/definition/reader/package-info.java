/** Reads definitions from YAML and JSON; all problems of a text are reported at once, with their lines. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.definition.reader;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
