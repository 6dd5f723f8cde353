"x ## y"; 1 + mk "one_value" 1 + mk; two_value "two_value" two_value ## {1} g_call(1) log_info("info" ": " "text") log_one_value("one_value" ": " "a b")
