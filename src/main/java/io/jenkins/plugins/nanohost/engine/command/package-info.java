/**
 * How the engine is called: the names that its command line reads and that Jenkins writes; they are only defined here.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.command;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
