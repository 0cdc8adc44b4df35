/**
 * The failures of a run, named after their causes, each with the remedy that a person needs; and what helps to find
 * remedies.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.failure;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
