/** Copies the engine to the machine, starts it as a durable task, watches and stops it, and converts its result for Jenkins. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
