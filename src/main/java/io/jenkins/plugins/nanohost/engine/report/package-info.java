/** What people read while the engine works: facts, decisions, progress. Also the stop signal that people give. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.report;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
