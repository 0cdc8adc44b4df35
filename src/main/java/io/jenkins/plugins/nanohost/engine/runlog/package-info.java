/** The log file of each run in its host's folder: what people see, and each operation with its request and answer. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.runlog;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
