/** Puts the engine on the machine, starts it as a durable task, watches and stops it, and turns its result into ours. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
