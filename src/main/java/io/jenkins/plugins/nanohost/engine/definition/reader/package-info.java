/** Reads definitions from YAML and JSON; every problem of a text is told at once, with its line. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.definition.reader;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
