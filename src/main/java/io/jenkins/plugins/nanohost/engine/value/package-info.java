/** Single values that cannot hold nonsense: names, sizes, addresses, choices; and what is wrong with a text that is none. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.value;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
