/** The settings that a user fills in, with their defaults and checks; shared by the steps and the builder. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
