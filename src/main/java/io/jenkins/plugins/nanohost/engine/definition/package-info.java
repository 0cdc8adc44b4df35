/** What is wanted: immutable values that cannot hold nonsense, read from YAML or JSON with every problem told at once. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
