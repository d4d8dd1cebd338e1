package io.cantianupgrade.cli;

/** Whether a terminal shows what is typed. */
interface Echo {
    /** Where there is no terminal, nothing is shown anyway. */
    Echo NONE = new Echo() {
        @Override
        public boolean off() {
            return true;
        }

        @Override
        public void on() {}
    };

    /** Whether it is off now. */
    boolean off();

    void on();
}
