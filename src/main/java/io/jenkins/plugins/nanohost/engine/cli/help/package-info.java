/** What teaches the command line: help for commands, and scripts with which a shell completes them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.cli.help;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
