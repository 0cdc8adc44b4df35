/** What the user wants for one container host: one record for each section, checked when it is made. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
