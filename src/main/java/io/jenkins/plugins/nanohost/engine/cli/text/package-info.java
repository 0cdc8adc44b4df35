/** The results of commands as text for people; all is drawn from the values that the JSON has. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.cli.text;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
