/** The ways a run can end badly, named for the cause, each with the remedy a person needs; and what remedies are found with. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.failure;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
