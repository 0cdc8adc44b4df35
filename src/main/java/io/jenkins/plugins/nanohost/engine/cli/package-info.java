/** The engine as a command: options in, log on standard error, one JSON result on standard output, an exit code. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
