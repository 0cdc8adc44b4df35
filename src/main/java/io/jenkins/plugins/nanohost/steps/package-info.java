/** The pipeline steps. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
