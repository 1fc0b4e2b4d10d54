"""The page that the dashboard is compared with: one filter and one Plotly Express chart, nothing else."""

import pandas as pd
import plotly.express as px
import streamlit as st

ROWS = 40
factor = st.selectbox("Factor", range(1, 20), key="factor")
df = pd.DataFrame({"place": range(ROWS), "height": [factor * place for place in range(ROWS)]})
st.plotly_chart(px.bar(df, x="place", y="height"))
