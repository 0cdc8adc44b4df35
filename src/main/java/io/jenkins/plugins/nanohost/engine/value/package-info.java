/**
 * Single values that are checked when they are made (names, sizes, addresses, choices), and what is wrong with a text that is
 * not such a value.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.value;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
