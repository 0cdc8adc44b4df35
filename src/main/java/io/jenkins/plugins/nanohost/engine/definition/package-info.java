/** What is wanted of one container host: a record a section, each checked as it is made. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
