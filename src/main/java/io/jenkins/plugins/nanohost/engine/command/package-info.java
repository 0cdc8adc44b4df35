/** How the engine is called: what its command line reads and what Jenkins writes for it, each told here alone. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.command;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
