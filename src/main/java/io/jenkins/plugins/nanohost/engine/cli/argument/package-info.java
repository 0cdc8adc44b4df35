/** How the texts of a command line become values. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.cli.argument;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
