/** A whole run: what is checked before it, which stages it has, what they decide, and what removal takes away. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.provision;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
