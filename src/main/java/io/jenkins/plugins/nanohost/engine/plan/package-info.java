/** Turns what is wanted and what is found into decisions with reasons; pure functions. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.plan;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
