/*
 * Ghost variables of the model: state of the system that no driver can name. Rules and stubs read and write them.
 * `__irql` is arbitrary when a callback starts; the role's interval in ../roles.ts bounds it.
 */
KIRQL __irql;

/* A failed assertion of a checked build: the debugger may continue, or the system stops. */
void __portcullis_assert_failed(void)
{
    if (__portcullis_nondet())
        __portcullis_stop();
}
