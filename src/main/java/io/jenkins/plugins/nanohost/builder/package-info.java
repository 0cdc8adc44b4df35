/** All four stages as one build step of a freestyle job. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.builder;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
