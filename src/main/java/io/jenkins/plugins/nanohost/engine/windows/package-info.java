/** The Windows releases that can be container hosts, and the recipe for each. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.windows;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
