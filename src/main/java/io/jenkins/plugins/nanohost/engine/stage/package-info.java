/** The four stages: what each looks at, decides, does and verifies, in this order. They know only the ports. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
