/** Files as a dependable program writes and reads them: whole or not at all, for the owner alone, locked, hashed. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.io;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
