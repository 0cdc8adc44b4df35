/** What a person fills in, with its defaults and its checks; shared by the steps and the builder. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
